// Asks the server with a form's values. Gives its answer; throws with its sentence where it refuses.
export const post = async (address, values) => {
  const response = await fetch(address, {
    method: "POST",
    headers: { [wagtailConfig.CSRF_HEADER_NAME]: wagtailConfig.CSRF_TOKEN, Accept: "application/json" },
    body: new URLSearchParams(values),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
};

// Sends a form as if the button had been pressed. Wagtail disables a pressed button, and a disabled button would not
// say its name.
export const send = (form, button) => {
  if (button?.name) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
  }
  form.requestSubmit();
};

// Takes back what Wagtail shows on a pressed button ("Saving…") when the form is not sent after all.
export const release = (button) => {
  if (button) {
    button.dataset.wProgressLoadingValue = "false";
    button.disabled = false;
  }
};
