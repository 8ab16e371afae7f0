// The changed cells are sent, and the answer takes the place of the form. What is written stays
// whatever happens: an answer that is no form leaves the page as it is.
const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";

function sent(grid) {
  const data = new FormData();
  const whole = new FormData(grid.form);
  for (const [name, value] of whole) {
    if (!/^(?:c|rad|ny)-/.test(name)) data.append(name, value);
  }
  for (const cell of grid.sheet.changed) {
    const input = cell.querySelector("input");
    const row = grid.sheet.rowInput(cell);
    data.set(row.name, row.value);
    data.set(input.name, input.value);
  }
  return data;
}

async function failure(response) {
  if (response.status === 401) {
    const { message, log_in: address } = await response.json();
    return { text: message, address };
  }
  if (response.status === 403) return { text: "Du får inte ändra budgeten längre, eller så är sidan för gammal. Det du skrivit finns kvar här." };
  return { text: `Servern kunde inte svara (${response.status}). Det du skrivit finns kvar här.` };
}

// Gives { page } to put in place, or { text, address } of what went wrong.
export async function send(grid) {
  let response;
  try {
    response = await fetch(grid.form.action, {
      method: "POST",
      body: sent(grid),
      headers: { "X-CSRFToken": token() },
    });
  } catch {
    return { text: "Ingen kontakt med servern. Det du skrivit finns kvar här." };
  }
  if (!response.ok && response.status !== 409 && response.status !== 422) return failure(response);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return { page: page.getElementById("rutnat") };
}
