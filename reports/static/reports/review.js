// Puts each remark in the margin beside the part that it speaks of, where there is a margin.
// Without this script the same list stands whole beside the document, or above it.
(() => {
  const margin = document.querySelector(".margin");
  const sheet = document.querySelector(".review-document");
  if (!margin || !sheet) return;
  const wide = window.matchMedia("(min-width: 68rem)");
  const spots = [...margin.querySelectorAll(".spot")];
  const GAP = 4;

  function place() {
    margin.classList.toggle("placed", wide.matches);
    if (!wide.matches) {
      margin.style.minHeight = "";
      for (const spot of spots) spot.style.top = "";
      return;
    }
    const origin = margin.getBoundingClientRect().top;
    let free = margin.querySelector(".margin-group").offsetTop;
    for (const spot of spots) {
      const part = spot.dataset.beside && document.getElementById(spot.dataset.beside);
      const wanted = part ? part.getBoundingClientRect().top - origin - 10 : free;
      const top = Math.max(wanted, free);
      spot.style.top = `${top}px`;
      free = top + spot.offsetHeight + GAP;
    }
    margin.style.minHeight = `${free}px`;
  }

  function fold() {
    for (const spot of spots) spot.querySelector("details").open = !wide.matches || spot.matches(":target");
    place();
  }

  // A mark in the document opens what it leads to and takes the focus there.
  function follow() {
    const spot = spots.find((one) => `#${one.id}` === window.location.hash);
    if (!spot) return place();
    spot.querySelector("details").open = true;
    place();
    spot.focus({ preventScroll: true });
    spot.scrollIntoView({ block: "nearest" });
  }

  wide.addEventListener("change", fold);
  window.addEventListener("hashchange", follow);
  margin.addEventListener("toggle", place, true);
  new ResizeObserver(place).observe(sheet);
  document.fonts.ready.then(follow);
  fold();
  follow();
})();
