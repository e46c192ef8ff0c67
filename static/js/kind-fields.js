// The form of an output shows the fields of its kind only. A field that holds something is shown whatever the kind.
const holds = (field) =>
  [...field.querySelectorAll("input, select, textarea")].some((input) => input.type !== "hidden" && input.value !== "");

const connect = (select) => {
  const kinds = JSON.parse(select.dataset.kindFields);
  const names = new Set(Object.values(kinds).flat());
  const show = () => {
    for (const name of names) {
      const field = document.querySelector(`[data-contentpath="${name}"]`);
      if (field) field.hidden = !kinds[select.value]?.includes(name) && !holds(field);
    }
  };
  select.addEventListener("change", show);
  show();
};

document.querySelectorAll("select[data-kind-fields]").forEach(connect);
