import icons from "unplugin-icons/vite";
import { defineConfig } from "vite";
import solid from "vite-plugin-solid";

const api = "http://127.0.0.1:3000";

/** What the room says, one file a language; the words of the dashboard's screens stay apart and are never asked for. */
const spoken = (language: string) => ({
  name: `words-${language}`,
  test: new RegExp(`/messages/${language}/(room|observer|ui|error)\\.ts$`),
});

/** The live room is a page of its own: a phone in a meeting loads no dashboard. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/salle/",
  plugins: [icons({ compiler: "solid", scale: 1 }), solid()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "baseline-widely-available",
    cssMinify: "lightningcss",
    modulePreload: { polyfill: false },
    // The content policy has no data: source for fonts nor images.
    assetsInlineLimit: 0,
    manifest: true,
    sourcemap: "hidden",
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: "room", tags: ["$initial"] }, spoken("fr"), spoken("en")] } },
    },
  },
  server: { host: "127.0.0.1", proxy: { "/room": { target: api, ws: true }, "/connexion": api } },
});
