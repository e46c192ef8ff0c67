// The page that waits for an intake: asks for the next step until there is something to look at.
const PAUSE = 300;
const PAUSE_WHEN_AWAY = 5000;

const form = document.querySelector("[data-intake-wait]");
const bar = form?.querySelector("progress");
const progress = form?.querySelector("[data-intake-progress]");
const away = form?.querySelector("[data-intake-away]");

async function step() {
  let pause = PAUSE;
  try {
    const response = await fetch(form.action, { method: "POST", body: new FormData(form) });
    if (response.redirected || response.status === 403) {
      window.location.reload(); // The session ended: the login leads back here.
      return;
    }
    const now = await response.json();
    if (now.ready) {
      window.location.assign(form.dataset.intakeWait);
      return;
    }
    if (now.total) {
      bar.max = now.total;
      bar.value = now.count;
    }
    progress.textContent = now.progress;
    away.hidden = true;
  } catch {
    away.hidden = false;
    pause = PAUSE_WHEN_AWAY;
  }
  window.setTimeout(step, pause);
}

if (form) step();
