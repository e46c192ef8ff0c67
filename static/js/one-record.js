// A form makes one record. Wagtail saves a new form by itself; whoever presses a button while that first save is on its
// way would send the form to the address that adds, a second time. So the button waits until the answer is there.

import { send } from "./post.js";

let isSaving = false;
let isSent = false; // The browser is on its way to the next page.
let waiting = null; // The form that somebody sent, and the button that they pressed.

const sendWaiting = () => {
  const { form, submitter } = waiting;
  waiting = null;
  send(form, submitter);
};

const goOn = () => {
  isSaving = false;
  if (waiting) {
    requestAnimationFrame(sendWaiting); // By then the form has the address of the record that was made.
  }
};

document.addEventListener("w-autosave:save", (event) => {
  if (waiting || isSent) {
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

// After all others have seen it: what none of them held back is sent now.
addEventListener("submit", (event) => {
  isSent = !event.defaultPrevented && event.target.matches("[data-edit-form]");
});
addEventListener("pageshow", () => {
  isSent = false; // Back again by the browser's button, with the page as it was left.
});
