// Says on the page that no passkey was given; without this the browser's console alone would know.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-failed").hidden = false;
});
