// The page around the terminal: what is shown before it opens and after it closed.
"use strict";
// A file is fetched from this page, not from a window of its own: browsers block such windows.
const openWindow = window.open.bind(window);
window.open = (address, ...rest) => {
  if (!address.startsWith(`${window.location.origin}/download/`)) return openWindow(address, ...rest);
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  document.body.append(link);
  link.click();
  link.remove();
  return null;
};
document.addEventListener("DOMContentLoaded", () => {
  const opening = document.getElementById("opening");
  const closed = document.getElementById("closed");
  const again = document.getElementById("again");
  again.addEventListener("click", () => window.location.reload());
  new MutationObserver(() => {
    const state = document.body.classList;
    if (state.contains("-first-byte") && !opening.hidden) {
      opening.hidden = true;
      document.querySelector(".xterm-helper-textarea")?.focus(); // typing works without a click
    }
    if (state.contains("-closed")) {
      opening.hidden = true;
      closed.hidden = false;
      again.focus();
    }
  }).observe(document.body, { attributes: true, attributeFilter: ["class"] });
});
