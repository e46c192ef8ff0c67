// A form is opened at the field that its address names. What is drawn a moment later moves that field, and the form's
// own scripts scroll too, so it is brought back into view until all is at rest, or somebody does something.
const EVERY = 200, UNTIL = 4000; // Milliseconds.
const target = location.hash.startsWith("#id_") && document.getElementById(decodeURIComponent(location.hash.slice(1)));

const keepInView = () => {
  const again = setInterval(() => target.scrollIntoView(), EVERY);
  const stop = () => clearInterval(again);
  for (const act of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(act, stop, { once: true });
  setTimeout(stop, UNTIL);
};

if (target) keepInView();
