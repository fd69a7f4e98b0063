import { render } from "solid-js/web";
import "@fontsource-variable/figtree/wght.css";
import "../styles/index.css";
import "./room.css";
import { wordsReady } from "../messages/dictionary.ts";
import { reloadOnceWhenStale } from "../shell/stale.ts";
import { App } from "./app.tsx";

reloadOnceWhenStale();
const root = document.getElementById("app");
if (!root) throw new Error("index.html has no #app");
void wordsReady().then(() => render(() => <App />, root));
