// Keeps what is typed into an editor's form until it is saved, so that a session that ended loses nothing.
//
// Wagtail saves drafts by itself, but not for somebody who is logged out meanwhile: the form is then answered with the
// page to log in, and what it sent is gone. So it is kept in this tab (sessionStorage) from the first key to the next
// save. It is offered again on the same form only if it was in fact lost: the page to log in came instead of an answer,
// a save did not get through, or what was sent was never answered. Whoever leaves a form unsaved is asked by Wagtail,
// and is offered nothing later. It is sent as a draft if the person says so. Logging out clears it.
import { element } from "./element.js";

const PREFIX = "typed:";
const WAIT_MS = 300;
// What differs from one opening of a form to the next without anybody typing.
const NOT_TYPED = /^(csrfmiddlewaretoken|next|loaded_revision_\w+|overwrite_revision_id|action-\w+)$/;
// How Wagtail calls a save that did not get through; any other of its errors is one of what was typed.
const NOT_DELIVERED = /^(network|server)_error$/i;
// By which field a form calls its record, the first that it has.
const NAMES = ["title", "family_name", "name", "abbreviation", "project_name"];
const WORDS = document.getElementById("keep-typed-words")?.dataset ?? {};

// Whoever is logged in, as the sidebar names them: what one person typed is offered to nobody else.
const person = () => {
  let name = "";
  JSON.parse(document.getElementById("wagtail-sidebar-props")?.textContent ?? "{}", (key, value) => {
    if (value?.avatarUrl) name = value.name;
    return value;
  });
  return name;
};

const keys = () => Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
const read = (key) => JSON.parse(sessionStorage.getItem(key) ?? "null");
const write = (key, entry) => {
  try {
    sessionStorage.setItem(key, JSON.stringify(entry));
  } catch {
    sessionStorage.removeItem(key); // Too long for the browser: half of it would be worse than nothing.
  }
};

const typedIn = (form) =>
  [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !NOT_TYPED.test(name));
const same = (typed, other) => JSON.stringify(typed.toSorted()) === JSON.stringify(other.toSorted());

// Which record, and when: the cause is not always known.
const sentence = (entry) => {
  const names = NAMES.map((name) => entry.values.find(([field]) => field === name)?.[1]?.trim());
  const time = new Date(entry.at).toLocaleString(document.documentElement.lang || undefined, {
    dateStyle: "long",
    timeStyle: "short",
  });
  return WORDS.offer.replace("{name}", names.find(Boolean) ?? WORDS.unnamed).replace("{time}", time);
};

class KeptForm {
  constructor(form) {
    this.form = form;
    this.key = PREFIX + location.pathname;
    this.isSent = false;
    this.isLost = false;
    this.offer();
    for (const kind of ["input", "change", "w-unsaved:add"]) {
      form.addEventListener(kind, (event) => {
        if (event.isTrusted) this.isSent = false; // Somebody types on, so the form is still here.
        this.wait();
      });
    }
    form.addEventListener("submit", () => {
      this.isSent = true;
      this.keep();
    });
    addEventListener("pagehide", () => this.timer && this.keep());
    document.addEventListener("w-autosave:success", () => this.saved());
    document.addEventListener("w-autosave:error", (event) => {
      if (!NOT_DELIVERED.test(event.detail?.type ?? "")) return;
      this.isLost = true;
      this.keep();
    });
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), WAIT_MS);
  }

  keep() {
    clearTimeout(this.timer);
    this.timer = null;
    const { isSent, isLost } = this;
    write(this.key, { person: person(), values: typedIn(this.form), at: Date.now(), isSent, isLost });
  }

  // A new record has an address of its own from the first time that it is saved.
  saved() {
    clearTimeout(this.timer);
    this.timer = null;
    this.isLost = false;
    sessionStorage.removeItem(this.key);
    this.key = PREFIX + location.pathname;
  }

  offer() {
    const entry = read(this.key);
    if (!entry) return;
    // The answer to what was sent: the form holds it still, with what is wrong.
    const isAnswered = document.querySelector(".messages .error:not(template *)");
    const wasLost = !isAnswered && (entry.isLost || entry.isSent);
    if (!wasLost || entry.person !== person() || same(entry.values, typedIn(this.form))) {
      sessionStorage.removeItem(this.key);
      return;
    }
    const back = element("button", { type: "button", className: "button button-small", textContent: WORDS.back });
    const away = element("button", {
      type: "button",
      className: "button button-small button-secondary",
      textContent: WORDS.away,
    });
    const box = element("div", { className: "help-block help-warning kept-typed" }, element("p", { textContent: sentence(entry) }), back, " ", away);
    box.setAttribute("role", "alert");
    back.addEventListener("click", () => this.send(entry));
    away.addEventListener("click", () => {
      sessionStorage.removeItem(this.key);
      box.remove();
    });
    this.form.before(box);
  }

  // By the server and not by filling in, because rows and blocks of the form are made anew from what is sent.
  send(entry) {
    const sent = element("form", { method: "post", action: this.form.action, hidden: true });
    const token = this.form.querySelector("[name=csrfmiddlewaretoken]").value;
    for (const [name, value] of [...entry.values, ["csrfmiddlewaretoken", token]]) {
      const field = element("textarea", { name });
      field.value = value;
      sent.append(field);
    }
    document.body.append(sent);
    sent.submit();
  }
}

// The page to log in, in place of an answer: what is kept was not saved.
if (document.body.classList.contains("login")) {
  for (const key of keys()) write(key, { ...read(key), isLost: true });
}
// What was sent and saved is said so by the page that comes next, whichever that is.
if (document.querySelector(".messages .success:not(template *)")) {
  for (const key of keys()) if (read(key)?.isSent) sessionStorage.removeItem(key);
}
document.addEventListener("submit", (event) => {
  if (event.target.action?.endsWith("/logout/")) for (const key of keys()) sessionStorage.removeItem(key);
}, true);
document.querySelectorAll("[data-edit-form]").forEach((form) => new KeptForm(form));
