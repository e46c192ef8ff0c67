// The form of an output shows the fields of its kind only. A field that holds something is shown whatever the kind.
const holds = (field) =>
  [...field.querySelectorAll("input, select, textarea")].some(
    (input) => input.type !== "hidden" && !input.dataset.kindDefault && input.value !== "",
  );

// The field with its label: what a panel of Wagtail's wraps around it.
const whole = (field) => field.closest(".w-panel__wrapper, section.w-panel") ?? field;

const connect = (select) => {
  const kinds = JSON.parse(select.dataset.kindFields);
  const containers = JSON.parse(select.dataset.kindContainers);
  const names = new Set(Object.values(kinds).flat());
  const container = document.getElementById("id_container-label");
  const usual = container?.textContent.trim();
  // "unknown" and the like are answers that a field has before anybody touches it.
  for (const field of document.querySelectorAll("[data-contentpath] select")) {
    if (field.selectedIndex === 0 || field.value === "unknown") field.dataset.kindDefault = "1";
    field.addEventListener("change", () => delete field.dataset.kindDefault);
  }
  const show = () => {
    for (const name of names) {
      const field = document.querySelector(`[data-contentpath="${name}"]`);
      if (field) whole(field).hidden = !kinds[select.value]?.includes(name) && !holds(field);
    }
    for (const row of document.querySelectorAll(".w-field-row")) {
      row.hidden = [...row.children].every((field) => field.hidden);
    }
    if (container) container.textContent = containers[select.value] ?? usual;
  };
  select.addEventListener("change", show);
  show();
};

document.querySelectorAll("select[data-kind-fields]").forEach(connect);
