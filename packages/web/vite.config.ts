import icons from "unplugin-icons/vite";
import { defineConfig } from "vite";
import solid from "vite-plugin-solid";
import { wordsTogether } from "./vite.words.ts";

const words = wordsTogether(import.meta.dirname);
/** What forms are made of: a form with one of them has nearly all, and small files compress badly. */
const FORM = /\/src\/ui\/(form|form-values|field|choice|labelled|schema)\.tsx?$/;
/** How a meeting is called, and the words it takes: screens that read one read the other. */
const MEETING = /\/src\/(messages|pages\/home)\/meeting-name\.ts$/;
/** Lists that one chooses from, and days as they are typed: a screen that asks for one asks for most. */
const CHOSEN = /\/src\/pages\/\w+\/(members|organizations)\.data\.ts$/;
const TYPED = /\/src\/\w+\/(wall-clock|day-typed)\.ts$/;
const api = "http://127.0.0.1:3000";

export default defineConfig({
  root: import.meta.dirname,
  base: "/app/",
  plugins: [icons({ compiler: "solid", scale: 1 }), solid(), ...words.plugins],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "baseline-widely-available",
    cssMinify: "lightningcss",
    // All that a screen is made of is asked for at once with it; every browser of the target knows how by itself.
    modulePreload: { polyfill: false, resolveDependencies: words.resolveDependencies },
    // One file, which compresses better than the four that screens happen to share with it.
    rolldownOptions: {
      output: {
        chunkFileNames: words.chunkFileNames,
        codeSplitting: {
          groups: [
            { name: "shell", tags: ["$initial"] },
            { name: "form", test: FORM },
            { name: "meeting-name", test: MEETING },
            { name: "chosen", test: CHOSEN },
            { name: "typed", test: TYPED },
            ...words.groups,
          ],
        },
      },
    },
    // The content policy has no data: source for fonts nor images.
    assetsInlineLimit: 0,
    manifest: true,
    sourcemap: "hidden",
  },
  server: { host: "127.0.0.1", proxy: { "/api": api, "/connexion": api } },
  preview: { host: "127.0.0.1", proxy: { "/api": api, "/connexion": api } },
});
