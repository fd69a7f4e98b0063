import { defineConfig } from "vite";

/** One bundle of everything that is ours and light; what finds files beside itself stays in node_modules. */
export default defineConfig({
  build: {
    ssr: true,
    target: "node22",
    outDir: "dist",
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      input: {
        entry: "src/entry.ts",
        sheet: "src/sheet.ts",
        documents: "src/documents.ts",
        reconcile: "src/reconcile.ts",
        releases: "src/releases.ts",
      },
    },
  },
  ssr: {
    noExternal: true,
    external: ["dynalite", "pdfkit", "fontkit", "@expo-google-fonts/source-sans-3", "vite", "stripe", "highs"],
  },
});
