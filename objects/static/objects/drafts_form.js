/* What the fields of a form hold, and how they are given it back. */

const LEFT_OUT = ["hidden", "password", "file", "submit", "button"];

/* As [name, value], in the order of the form. */
export function fieldsOf(form) {
  const found = [];
  for (const field of form.elements) {
    const ticked = !["checkbox", "radio"].includes(field.type) || field.checked;
    if (!field.name || LEFT_OUT.includes(field.type) || field.disabled || !ticked) {
      continue;
    }
    const options = field.selectedOptions ? [...field.selectedOptions] : [field];
    found.push(...options.map(({ value }) => [field.name, value]));
  }
  return found;
}

/* Gives the first field that was changed, or null. */
export function giveBack(form, fields) {
  let first = null;
  for (const field of form.elements) {
    if (!field.name || LEFT_OUT.includes(field.type) || field.disabled) {
      continue;
    }
    const values = fields.filter(([name]) => name === field.name).map(([, value]) => value);
    if (set(field, values)) {
      field.dispatchEvent(new Event("change", { bubbles: true }));
      first = first || field;
    }
  }
  return first;
}

/* Tells whether anything changed. */
function set(field, values) {
  if (["checkbox", "radio"].includes(field.type)) {
    const before = field.checked;
    field.checked = values.includes(field.value);
    return field.checked !== before;
  }
  if (field.options) {
    const before = [...field.options].map((option) => option.selected);
    for (const option of field.options) {
      option.selected = values.includes(option.value);
    }
    return [...field.options].some((option, place) => option.selected !== before[place]);
  }
  const before = field.value;
  field.value = values.length ? values[0] : "";
  return field.value !== before;
}
