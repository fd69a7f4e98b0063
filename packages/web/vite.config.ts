import icons from "unplugin-icons/vite";
import { defineConfig } from "vite";
import solid from "vite-plugin-solid";

const api = "http://127.0.0.1:3000";

export default defineConfig({
  root: import.meta.dirname,
  base: "/app/",
  plugins: [icons({ compiler: "solid", scale: 1 }), solid()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "baseline-widely-available",
    cssMinify: "lightningcss",
    // The list of what each screen will ask for weighs more in the shell than it saves on the way.
    modulePreload: false,
    // The content policy has no data: source for fonts nor images.
    assetsInlineLimit: 0,
    manifest: true,
    sourcemap: "hidden",
  },
  server: { host: "127.0.0.1", proxy: { "/api": api, "/connexion": api } },
  preview: { host: "127.0.0.1", proxy: { "/api": api, "/connexion": api } },
});
