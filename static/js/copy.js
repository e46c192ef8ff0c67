// Shows the copy buttons, which without a script would do nothing, and lets them copy what they name.
for (const button of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  const status = button.parentElement.querySelector("[role=status]");
  if (!source || !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.innerText.trim());
      status.textContent = button.dataset.done;
    } catch {
      // Refused by the browser: select the words, so that the reader's own keys can copy them.
      getSelection().selectAllChildren(source);
      status.textContent = button.dataset.failed;
    }
  });
}
