// The page in pencil mode. The token is read anew, since another tab may have logged in again.
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  if (token && event.detail.verb !== "get") {
    event.detail.headers["X-CSRFToken"] = token[1];
    delete event.detail.parameters.csrfmiddlewaretoken;
  }
});
