// A form makes one record. Wagtail saves a new form by itself; whoever presses a button while that first save is on its
// way would send the form to the address that adds, a second time. So the button waits until the answer is there.

let isSaving = false;
let waiting = null; // The form that somebody sent, and the button that they pressed.

const send = () => {
  const { form, submitter } = waiting;
  waiting = null;
  if (submitter?.name) {
    // Wagtail disables a pressed button, and a disabled button would not say its name.
    const action = Object.assign(document.createElement("input"), { type: "hidden", name: submitter.name, value: submitter.value });
    form.append(action);
  }
  form.requestSubmit();
};

const goOn = () => {
  isSaving = false;
  if (waiting) {
    requestAnimationFrame(send); // By then the form has the address of the record that was made.
  }
};

document.addEventListener("w-autosave:save", (event) => {
  if (waiting) {
    event.preventDefault(); // The person is saving already.
  } else {
    isSaving = true;
  }
});
document.addEventListener("w-autosave:success", goOn);
document.addEventListener("w-autosave:error", goOn);

document.addEventListener(
  "submit",
  (event) => {
    if (isSaving && event.target.matches("[data-edit-form]")) {
      event.preventDefault();
      event.stopImmediatePropagation();
      waiting = { form: event.target, submitter: event.submitter };
    }
  },
  true,
);
