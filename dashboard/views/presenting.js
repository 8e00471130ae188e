// The keys of presenting, the browser's full screen, and the list of views kept while this tab is open.
// Streamlit mounts this on every page; the listeners are put on the document once and look at what is there then.
const KEPT = "jamsosmap-presentasi";
const part = (name) => document.querySelector(`.st-key-present_${name} :is(a, button)`);
const isPresenting = () => document.querySelector(".st-key-present_foot") !== null;

// What uses the arrow keys itself. The map needs no mention: it is a frame, whose keys never come here.
const OWN_KEYS =
  "input, textarea, select, canvas, audio, video, [contenteditable=true], [role=slider], [role=grid], [role=listbox]," +
  " [role=radiogroup], [role=tablist], [role=menu], [role=dialog]";
const STEPS = { ArrowRight: "next", PageDown: "next", ArrowLeft: "back", PageUp: "back" };

let isOurFullScreen = false;

function fillScreen() {
  if (document.fullscreenElement) return;
  // A browser may refuse; the page is then presented in its window.
  document.documentElement.requestFullscreen?.().then(() => (isOurFullScreen = true), () => {});
}

function leaveScreen() {
  if (!isOurFullScreen) return;
  isOurFullScreen = false;
  if (document.fullscreenElement) document.exitFullscreen();
}

function press(event) {
  const isElsewhere = event.composedPath().some((at) => at instanceof Element && at.matches(OWN_KEYS));
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.defaultPrevented || isElsewhere) return;
  if (document.querySelector("[role=dialog]")) return;
  if (event.key === "p" || event.key === "P") {
    // The click below asks for the full screen too; a page presented already only asks for it again.
    if (isPresenting()) fillScreen();
    else part("start")?.click();
  } else if (isPresenting() && event.key === "Escape") {
    part("leave")?.click();
  } else if (isPresenting() && !event.shiftKey && event.key in STEPS) {
    event.preventDefault();
    part(STEPS[event.key])?.click();
  }
}

function click(event) {
  if (event.target.closest(".st-key-present_start, .st-key-present_first")) fillScreen();
  if (event.target.closest(".st-key-present_leave")) leaveScreen();
}

// In full screen the browser keeps Escape for itself: leaving its full screen is leaving the presentation.
function changeScreen() {
  if (document.fullscreenElement || !isOurFullScreen) return;
  isOurFullScreen = false;
  part("leave")?.click();
}

export default function ({ data, setStateValue }) {
  if (!window.jamsosmapPresenting) {
    window.jamsosmapPresenting = true;
    document.addEventListener("keydown", press);
    document.addEventListener("click", click, true);
    document.addEventListener("fullscreenchange", changeScreen);
  }
  if (data.list) sessionStorage.setItem(KEPT, data.list);
  else if (sessionStorage.getItem(KEPT)) setStateValue("kept", sessionStorage.getItem(KEPT));
}
