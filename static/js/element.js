// Makes an element with its properties and children: for the scripts of the admin's forms.
export const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};
