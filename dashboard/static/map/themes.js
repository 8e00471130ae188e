// Written by dashboard/figures/theme.py.
window.JamsosMap = { THEMES: {
 "light": {
  "name": "light",
  "classes": [
   "#f9efbd",
   "#9fcea8",
   "#56abab",
   "#2d7a9f",
   "#1f4279"
  ],
  "diverging": [
   "#9a4a06",
   "#e59a45",
   "#f9efbd",
   "#7aa6d3",
   "#1f4f96"
  ],
  "categories": [
   "#1f4279",
   "#c4861f",
   "#c35270",
   "#506f2e",
   "#6b0521",
   "#351340"
  ],
  "sea": "#e6edf2",
  "land": "#f7f6f2",
  "border": "#ffffff",
  "province_border": "#5b6b78",
  "coast": "#8796a3",
  "text": "#1c2833",
  "muted": "#51606d",
  "panel": "#ffffff",
  "panel_border": "#c9d3db",
  "chosen": "#111820",
  "hover": "#111820",
  "mark": "#b3246b",
  "nation": "#1c2833",
  "band": "#ffd166",
  "band_text": "#3a2a00",
  "missing": {
   "ground": "#eeeeec",
   "line": "#84888c",
   "angles": [
    45
   ],
   "spacing": 6,
   "width": 1.5
  },
  "suppressed": {
   "ground": "#d0c6da",
   "line": "#5f4d70",
   "angles": [
    45,
    135
   ],
   "spacing": 6,
   "width": 1.5
  }
 },
 "dark": {
  "name": "dark",
  "classes": [
   "#2b4a78",
   "#2d7796",
   "#4aa69d",
   "#8fca98",
   "#f7efb4"
  ],
  "diverging": [
   "#ffb866",
   "#a8692b",
   "#4a4f52",
   "#3f74ad",
   "#a6d0ff"
  ],
  "categories": [
   "#4aa69d",
   "#ecf68e",
   "#d0aff9",
   "#9d8038",
   "#566ca6",
   "#80e8cc"
  ],
  "sea": "#0f1820",
  "land": "#2a343d",
  "border": "#0f1820",
  "province_border": "#c3ced8",
  "coast": "#6d7d8a",
  "text": "#e9eff4",
  "muted": "#a9b7c3",
  "panel": "#18232d",
  "panel_border": "#3a4854",
  "chosen": "#ffffff",
  "hover": "#ffffff",
  "mark": "#ff7ab8",
  "nation": "#e9eff4",
  "band": "#ffd166",
  "band_text": "#3a2a00",
  "missing": {
   "ground": "#20272d",
   "line": "#7d8790",
   "angles": [
    45
   ],
   "spacing": 6,
   "width": 1.5
  },
  "suppressed": {
   "ground": "#372f41",
   "line": "#b9a6cc",
   "angles": [
    45,
    135
   ],
   "spacing": 6,
   "width": 1.5
  }
 }
} };
