// Fills the empty fields of an output's form with what the registration agency says of its DOI. What somebody typed
// stays, and where the agency says otherwise, both are shown.
import { element } from "./element.js";
import { post } from "./post.js";

const label = (field) => document.querySelector(`label[for="${field.id}"]`)?.textContent.replace("*", "").trim() ?? field.name;

class DOIBox {
  constructor(box) {
    this.box = box;
    this.words = box.querySelector("[data-doi-words]").dataset;
    this.status = box.querySelector("[data-doi-status]");
    this.kept = box.querySelector("[data-doi-kept]");
    box.querySelector("[data-doi-look-up]").addEventListener("click", () => this.look());
    box.hidden = false;
  }

  async look() {
    const doi = document.getElementById("id_doi").value.trim();
    this.kept.replaceChildren();
    this.kept.hidden = true;
    if (!doi) {
      this.status.textContent = this.words.empty;
      document.getElementById("id_doi").focus();
      return;
    }
    this.status.textContent = this.words.asking;
    try {
      this.show(await post(this.box.dataset.lookUpUrl, { doi, table: this.box.dataset.table }));
    } catch (error) {
      this.status.textContent = error instanceof SyntaxError || error instanceof TypeError ? this.words.away : error.message;
    }
  }

  show({ values, authors, notes }) {
    const filled = [];
    // In the order of the form, where the kind stands first: it decides which fields are shown.
    const fields = Object.keys(values).map((name) => document.getElementById(`id_${name}`)).filter((field) => field);
    fields.sort((one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    const isNew = !document.getElementById("id_title").value.trim();
    for (const field of fields) {
      const name = field.name;
      const value = String(values[name]);
      if (field.value === value || name === "doi") continue;
      if (!field.value || (name === "kind" && isNew)) {
        field.value = value;
        for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
        if (field.value) filled.push(label(field));
      } else if (name !== "kind") {
        const sentence = this.words.kept.replace("%1", label(field)).replace("%2", value.slice(0, 200));
        this.kept.append(element("li", { textContent: sentence }));
      }
    }
    const people = authors.length && document.dispatchEvent(new CustomEvent("authors-found", { detail: { authors, notes: [] } }));
    for (const note of notes) this.kept.append(element("li", { textContent: note }));
    this.kept.hidden = !this.kept.children.length;
    this.status.textContent = [
      filled.length ? this.words.filled.replace("%s", filled.join(", ")) : this.words.nothing,
      ...(people ? [this.words.people] : []),
    ].join(" ");
  }
}

document.querySelectorAll("[data-doi-box]").forEach((box) => new DOIBox(box));
