import { render } from "solid-js/web";
import "@fontsource-variable/figtree/wght.css";
import "../styles/index.css";
import "./room.css";
import { readHoursIn } from "../format/zone.ts";
import { wordsReady } from "../messages/dictionary.ts";
import { reloadOnceWhenStale } from "../shell/stale.ts";
import { App } from "./app.tsx";
import { keepFocus } from "./focus.ts";

reloadOnceWhenStale();
const root = document.getElementById("app");
if (!root) throw new Error("index.html has no #app");
keepFocus(root);
// Who is in a room goes by the clock beside him, overseas too; a remote one has people of several zones.
readHoursIn(Intl.DateTimeFormat().resolvedOptions().timeZone);
void wordsReady().then(() => render(() => <App />, root));
