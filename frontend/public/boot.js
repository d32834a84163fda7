// Runs before the first paint: language, direction and looks as this device last chose them.
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
})();
