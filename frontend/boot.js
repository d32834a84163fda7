// Runs before the first paint: language, direction and looks as this device last chose them. And it asks for what the
// page will show, while the scripts are on their way: src/api/early.ts hands the answers over.
(() => {
  const root = document.documentElement;
  const read = (name) => {
    try {
      return localStorage.getItem(`alongside.${name}`);
    } catch {
      return null;
    }
  };
  const spoken = ["en", "es", "fr", "ar"];
  const wished = [read("language"), ...navigator.languages].map((tag) => (tag || "").slice(0, 2));
  root.lang = wished.find((tag) => spoken.includes(tag)) || "en";
  root.dir = root.lang === "ar" ? "rtl" : "ltr";
  for (const look of ["theme", "contrast", "text", "motion", "face", "avatars"]) {
    const value = read(look);
    if (value) root.dataset[look] = value;
  }

  // How the app calls itself once it is installed, in this language.
  const manifest = document.createElement("link");
  manifest.rel = "manifest";
  manifest.href = `/app/${root.lang}.json`;
  document.head.append(manifest);

  // The pages that are opened most: what they read first, and what they say.
  const pages = [
    { at: /^\/$/, name: "today/TodayPage", says: ["first"], reads: () => ["/today"] },
    {
      at: /^\/c\/[^/]+\/proposals\/([^/]+)\/?$/,
      name: "proposal/ProposalPage",
      says: ["first", "together"],
      reads: (id) => [`/proposals/${id}`, `/proposals/${id}/notes`],
    },
  ];
  // Written by the build: the files of each of these pages, and of each language's words.
  const files = {};
  const page = pages.find(({ at }) => at.test(location.pathname));
  const reads = page ? page.reads(page.at.exec(location.pathname)[1]) : [];
  const answers = ["/about", "/me", ...reads].map((path) => {
    const address = `${location.origin}/api/v1${path}`;
    const answer = fetch(address, { headers: { "Accept-Language": root.lang } });
    return [address, answer.catch(() => undefined)];
  });
  window.early = { asked: performance.now(), answers: new Map(answers) };
  const needed = page ? [page.name, ...page.says.map((part) => `${root.lang}-${part}`)] : [];
  for (const file of new Set(needed.flatMap((name) => files[name] || []))) {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = file;
    document.head.append(link);
  }
  // The first date of a page takes longest to write, and now the processor waits.
  new Intl.DateTimeFormat(root.lang).format();
})();
