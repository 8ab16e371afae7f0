/* Drafts in the browser's own storage. Each form that is open writes one of its own, so that two
   windows never take each other's; no user is shown those of another.

   A draft is { time, revision, fields }, with time in milliseconds and fields as [name, value]. */

const PREFIX = "utkast";
const DAY = 24 * 60 * 60 * 1000;
const KEPT_DAYS = 90;

export class Store {
  constructor(user) {
    this.user = user;
    this.works = Boolean(user);
    this.removeOlderThan(KEPT_DAYS);
  }

  name(key, id) {
    return [PREFIX, this.user, key, id].map(encodeURIComponent).join(":");
  }

  /* Tells whether the draft could be written. */
  write(key, id, draft) {
    if (!this.user) {
      return false;
    }
    const name = this.name(key, id);
    const text = JSON.stringify(draft);
    this.works = this.put(name, text) || (this.removeOlderThan(2) && this.put(name, text));
    return this.works;
  }

  put(name, text) {
    try {
      localStorage.setItem(name, text);
      return true;
    } catch {
      return false;
    }
  }

  remove(key, id) {
    try {
      localStorage.removeItem(this.name(key, id));
    } catch {
      // Nothing was kept where nothing can be reached.
    }
  }

  /* The drafts of one form, the latest first. */
  of(key) {
    const start = `${this.name(key, "")}`;
    return this.all()
      .filter(([name]) => name.startsWith(start))
      .map(([name, draft]) => ({ ...draft, id: decodeURIComponent(name.slice(start.length)) }))
      .sort((one, other) => other.time - one.time);
  }

  all() {
    try {
      return Object.keys(localStorage)
        .filter((name) => name.startsWith(`${PREFIX}:`))
        .map((name) => [name, read(localStorage.getItem(name))])
        .filter(([, draft]) => draft);
    } catch {
      return [];
    }
  }

  removeOlderThan(days) {
    const old = this.all().filter(([, draft]) => draft.time < Date.now() - days * DAY);
    for (const [name] of old) {
      localStorage.removeItem(name);
    }
    return old.length > 0;
  }
}

function read(text) {
  try {
    const draft = JSON.parse(text);
    return Array.isArray(draft.fields) && Number.isFinite(draft.time) ? draft : null;
  } catch {
    return null;
  }
}
