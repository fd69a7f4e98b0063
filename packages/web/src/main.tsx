import { render } from "solid-js/web";
import "@fontsource-variable/figtree/wght.css";
import "./styles/index.css";
import "./shell/shared.ts";
import { wordsReady } from "./messages/dictionary.ts";
import { App } from "./shell/app.tsx";
import { reloadOnceWhenStale } from "./shell/stale.ts";

reloadOnceWhenStale();
const root = document.getElementById("app");
if (!root) throw new Error("index.html has no #app");
void wordsReady().then(() => render(() => <App />, root));
