// Says while somebody types that the work may be in the portal already, with a link to the other record.
import { element } from "./element.js";

const FIELDS = ["title", "date", "doi", "isbn"];
const WAIT_MS = 500;

class DuplicateBox {
  constructor(box) {
    this.box = box;
    this.words = box.dataset;
    this.last = null;
    for (const name of FIELDS) {
      document.getElementById(`id_${name}`)?.addEventListener("input", () => this.wait());
    }
    // The first time that Wagtail saves a new record gives it its key, which is asked with from then on.
    document.addEventListener("w-autosave:success", () => this.wait());
    this.wait();
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), WAIT_MS);
  }

  // Wagtail saves a new record by itself and then changes the address to the record's own.
  get key() {
    return location.pathname.match(/\/edit\/(\d+)\//)?.[1] ?? this.words.output;
  }

  async look() {
    const values = FIELDS.map((name) => [name, document.getElementById(`id_${name}`)?.value.trim() ?? ""]);
    if (values.every(([name, value]) => name === "date" || !value)) return this.say(this.words.asked);
    const query = new URLSearchParams([...values, ["exclude", this.key]]).toString();
    if (query === this.last) return;
    this.last = query;
    try {
      const response = await fetch(`${this.words.lookUpUrl}?${query}`, { headers: { Accept: "application/json" } });
      if (!response.ok || response.redirected) throw new Error();
      const answer = await response.json();
      if (query === this.last) this.show(answer);
    } catch {
      this.last = null;
      this.say(this.words.away);
    }
  }

  say(text) {
    this.box.classList.remove("duplicate-box--found");
    this.box.replaceChildren(element("p", { textContent: text }));
  }

  show({ outputs, note }) {
    if (!outputs.length && !note) return this.say(this.words.none);
    this.box.classList.add("duplicate-box--found");
    this.box.replaceChildren(...outputs.map((output) => this.entry(output)));
    if (note) this.box.append(element("p", { textContent: note }));
  }

  entry(output) {
    const links = [[output.edit_url, this.words.open], [output.merge_url, this.words.merge]].filter(([url]) => url);
    const entry = element(
      "p",
      {},
      element("strong", { textContent: output.is_certain ? this.words.certain : this.words.doubtful }),
      ` “${output.title}” (${output.details}) `,
    );
    for (const [href, text] of links) {
      entry.append(" ", element("a", { href, textContent: text, target: "_blank", rel: "noreferrer" }));
    }
    return entry;
  }
}

document.querySelectorAll("[data-duplicate-box]").forEach((box) => new DuplicateBox(box));
