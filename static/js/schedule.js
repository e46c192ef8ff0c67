// Days and times that are typed: says in words, beside the field, what the portal understood; and lets Enter in the
// dialog of the schedule press that dialog's own button. The server understands, so both always agree.

const words = document.getElementById("typed-time-words");

const wordsBeside = (input) => {
  let output = document.getElementById(`${input.id}-words`);
  if (!output) {
    output = document.createElement("output");
    output.id = `${input.id}-words`;
    output.className = "typed-time-words";
    output.htmlFor = input.id;
    input.after(output);
    input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") ?? ""} ${output.id}`.trim());
  }
  return output;
};

const show = async (input) => {
  const output = wordsBeside(input);
  const text = input.value.trim();
  if (!text) {
    output.textContent = "";
    return;
  }
  const query = new URLSearchParams({ text, kind: input.dataset.typedTime });
  try {
    const answer = await (await fetch(`${words.dataset.url}?${query}`)).json();
    if (input.value.trim() === text) {
      output.textContent = answer.words;
      output.classList.toggle("is-wrong", !answer.understood);
    }
  } catch {
    output.textContent = ""; // Without an answer nothing is said; the form tells when it is sent.
  }
};

const timers = new WeakMap();
const soon = (input) => {
  // An error is about what was sent; what is typed now has its own words below.
  input.closest("[data-field]")?.querySelectorAll(".w-field__errors .error-message, .w-field__errors svg").forEach((error) => error.remove());
  clearTimeout(timers.get(input));
  timers.set(input, setTimeout(() => show(input), 200));
};

if (words) {
  document.addEventListener("input", ({ target }) => target.dataset?.typedTime && soon(target));
  document.querySelectorAll("[data-typed-time]").forEach((input) => {
    if (input.value && !input.closest("[data-field]")?.querySelector(".error-message")) {
      show(input);
    }
  });
}

// What is wrong with a schedule stands in its dialog, which is closed when the page opens.
addEventListener("load", () => {
  if (document.querySelector("#schedule-publishing-dialog .error-message, #schedule-publishing-dialog .w-field--error")) {
    document.querySelector('[data-a11y-dialog-show="schedule-publishing-dialog"]')?.click();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches?.("[data-typed-time]")) {
    const button = event.target.closest("[role=dialog], .w-dialog")?.querySelector("[data-schedule-button]");
    if (button) {
      event.preventDefault();
      button.click();
    }
  }
});
