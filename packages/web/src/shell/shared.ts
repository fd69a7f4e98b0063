// What nearly every screen needs comes with the shell: apart, each of these small files costs its own name and its own
// start of compression. The words of both languages count with `number.ts`, which stays out of either.
import "../api/index.ts";
import "../format/index.ts";
import "../ui/badge.tsx";
import "../ui/form-context.ts";
import "../ui/later.tsx";
import "../ui/on-act.tsx";
import "../ui/search-param.ts";
