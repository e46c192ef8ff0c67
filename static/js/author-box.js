// The box for a pasted author list: asks the server to read it, shows what it read, and adds the rows.
import { element } from "./element.js";
import { post, release, send } from "./post.js";

// Each row that Wagtail adds takes longer than the one before; so many are sent to the server, which draws them at once.
const MOST_ADDED_HERE = 40;

class AuthorBox {
  constructor(box) {
    this.box = box;
    this.words = box.querySelector("[data-author-words]").dataset;
    this.text = box.querySelector("textarea");
    this.role = box.querySelector("select");
    this.status = box.querySelector("[role=status]");
    this.names = box.querySelector("ol");
    this.actions = box.querySelector(".author-box__actions");
    // What is typed here is no part of the record: it must neither be saved nor count as a change of the form.
    for (const field of [this.text, this.role]) {
      for (const kind of ["input", "change"]) field.addEventListener(kind, (event) => event.stopPropagation());
    }
    box.querySelector("[data-author-read]").addEventListener("click", () => this.read());
    box.querySelector("[data-author-add]").addEventListener("click", () => this.add());
    box.querySelector("[data-author-cancel]").addEventListener("click", () => this.clear());
    this.text.addEventListener("input", () => this.keepText());
    box.closest("form").addEventListener("submit", (event) => this.beforeSaving(event), true);
    document.addEventListener("authors-found", ({ detail }) => this.show(detail));
    // A new record of somebody who adds their own works comes with their own name.
    this.text.value = JSON.parse(sessionStorage.getItem(this.key) ?? "{}").values ?? this.text.defaultValue;
    box.hidden = false;
  }

  async read() {
    this.status.textContent = this.words.reading;
    try {
      const answer = await post(this.box.dataset.readUrl, { text: this.text.value });
      this.show(answer);
    } catch (error) {
      this.names.hidden = this.actions.hidden = true;
      this.status.textContent = error instanceof SyntaxError || error instanceof TypeError ? this.words.away : error.message;
    }
  }

  // Names that were pasted count without a button of their own; saving stops once, where one of them needs a look.
  async beforeSaving(event) {
    const text = this.text.value.trim();
    if (this.isPassing || (!text && !this.authors?.length)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { target: form, submitter } = event;
    if (!this.authors?.length && text !== this.refused) await this.read();
    const needLook = this.authors?.some((author) => author.question || author.unanswered);
    if ((!this.authors?.length && text !== this.refused) || (needLook && !this.isLookedAt)) {
      this.refused = text;
      this.isLookedAt = true;
      this.status.textContent = `${this.words.notSaved} ${this.status.textContent}`;
      this.box.scrollIntoView({ block: "center" });
      this.status.tabIndex = -1;
      this.status.focus();
      release(submitter);
      return;
    }
    this.isPassing = true;
    if (this.authors?.length) this.add();
    setTimeout(() => send(form, submitter)); // A form that is just being sent takes no second sending.
  }

  show({ authors, notes }) {
    this.isLookedAt = false;
    this.authors = authors;
    this.status.textContent = notes.join(" ");
    this.names.replaceChildren(...authors.map((author) => this.entry(author)));
    this.names.hidden = this.actions.hidden = false;
  }

  entry(author) {
    const entry = element("li", {}, element("strong", { textContent: author.name }));
    if (author.role && author.role !== "author") entry.append(" ", element("span", { textContent: `(${author.role_label})` }));
    if (author.is_corporate) entry.append(" ", element("span", { textContent: `(${this.words.organisation})` }));
    if (author.question) entry.append(element("p", { className: "author-box__question", textContent: author.question }));
    const people = author.person ? [author.person] : author.candidates;
    if (people.length) entry.append(this.choice(author, people));
    return entry;
  }

  choice(author, people) {
    const select = element("select");
    if (!author.person) select.append(new Option(this.words.choose, "?"));
    for (const person of people) select.append(new Option(person.title, person.id));
    select.append(new Option(this.words.nobody, ""));
    const label = element("label", {}, `${author.person ? this.words.linked : this.words.who} `, select);
    const remember = element("button", {
      type: "button",
      className: "button button-small button-secondary",
      textContent: this.words.remember,
    });
    const outcome = element("span", { className: "author-box__said" });
    outcome.setAttribute("role", "status");
    const chosen = () => people.find((person) => String(person.id) === select.value);
    const update = (event) => {
      event?.stopPropagation();
      author.chosen = chosen() ?? null;
      author.unanswered = select.value === "?";
      remember.hidden = !author.chosen || author.is_known_form;
      outcome.textContent = "";
    };
    select.addEventListener("change", update);
    select.addEventListener("input", (event) => event.stopPropagation());
    remember.addEventListener("click", () => this.remember(author, remember, outcome));
    update();
    return element("p", { className: "author-box__who" }, label, " ", remember, " ", outcome);
  }

  async remember(author, button, outcome) {
    try {
      const values = { person: author.chosen.id, name: author.name };
      outcome.textContent = (await post(this.box.dataset.nameFormUrl, values)).message;
      button.hidden = true;
    } catch (error) {
      outcome.textContent = error instanceof SyntaxError || error instanceof TypeError ? this.words.away : error.message;
    }
  }

  add() {
    const prefix = `id_${this.box.dataset.authorBox}`;
    const total = document.getElementById(`${prefix}-TOTAL_FORMS`);
    if (this.authors.length > MOST_ADDED_HERE) return this.send(total);
    const unanswered = this.authors.filter((author) => author.unanswered).map((author) => author.name);
    for (const author of this.authors) {
      document.getElementById(`${prefix}-ADD`).click();
      this.fill(`${prefix}-${Number(total.value) - 1}`, author);
    }
    this.clear();
    this.text.value = "";
    this.keepText();
    this.status.textContent = [
      this.words.added,
      ...(unanswered.length ? [`${this.words.unlinked} ${unanswered.join("; ")}.`] : []),
    ].join(" ");
    // Wagtail takes the focus to each new row; it belongs where what was done is said.
    this.status.tabIndex = -1;
    setTimeout(() => this.status.focus(), 300);
  }

  // Saves the form as a draft, with a row for each name: as if the rows had been added and "Save draft" pressed.
  send(total) {
    const first = Number(total.value);
    const rows = element("div", { hidden: true });
    this.authors.forEach((author, index) => {
      const values = {
        id: "",
        name: author.name,
        role: this.roleOf(author),
        person: author.chosen?.id ?? "",
        ORDER: first + index + 1,
        DELETE: "",
        ...(author.is_corporate ? { is_corporate: "on" } : {}),
      };
      for (const [name, value] of Object.entries(values)) {
        const field = element("input", { type: "hidden", value });
        field.name = `${this.box.dataset.authorBox}-${first + index}-${name}`;
        rows.append(field);
      }
    });
    total.value = first + this.authors.length;
    this.status.textContent = this.words.saving;
    this.text.value = "";
    this.keepText();
    const form = this.box.closest("form");
    form.append(rows);
    this.authors = [];
    if (!this.isPassing) form.requestSubmit(); // one-record.js waits for a save that is on its way.
  }

  // What was pasted outlives the end of a session, as what is typed into the form does (keep-typed.js clears both).
  keepText() {
    if (this.text.value) sessionStorage.setItem(this.key, JSON.stringify({ values: this.text.value }));
    else sessionStorage.removeItem(this.key);
  }

  get key() {
    return `typed:authors:${location.pathname}`;
  }

  fill(row, author) {
    const set = (name, value) => {
      const field = document.getElementById(`${row}-${name}`);
      if (typeof value === "boolean") field.checked = value;
      else field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    };
    set("name", author.name);
    set("role", this.roleOf(author));
    set("is_corporate", author.is_corporate);
    const person = author.chosen ?? null;
    if (person) {
      const state = { ...person, string: person.title };
      document.getElementById(`${row}-person-chooser`).widget.setStateFromModalData(state);
    }
  }

  roleOf(author) {
    return author.role ?? (author.is_editor ? "editor" : this.role.value);
  }

  clear() {
    this.authors = [];
    this.names.replaceChildren();
    this.names.hidden = this.actions.hidden = true;
    this.status.textContent = "";
  }
}

document.querySelectorAll("[data-author-box]").forEach((box) => new AuthorBox(box));
