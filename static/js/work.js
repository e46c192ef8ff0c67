// The page that watches a job: asks how far it is until it has ended, then goes on to its result.
const PAUSE = 500;
const PAUSE_WHEN_AWAY = 5000;

const place = document.querySelector("[data-work]");
const bar = place?.querySelector("progress");
const progress = place?.querySelector("[data-work-progress]");
const away = place?.querySelector("[data-work-away]");

async function look() {
  let pause = PAUSE;
  try {
    const response = await fetch(place.dataset.work);
    if (response.redirected || response.status === 403) {
      window.location.reload(); // The session ended: the login leads back here.
      return;
    }
    const now = await response.json();
    if (now.ended) {
      window.location.replace(place.dataset.workResult);
      return;
    }
    if (now.total) {
      bar.max = now.total;
      bar.value = now.done;
    } else {
      bar.removeAttribute("value");
    }
    if (progress.textContent !== now.progress) progress.textContent = now.progress;
    away.hidden = true;
  } catch {
    away.hidden = false;
    pause = PAUSE_WHEN_AWAY;
  }
  window.setTimeout(look, pause);
}

if (place) look();
