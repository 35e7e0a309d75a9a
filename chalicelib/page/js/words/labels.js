// What the API names too: { fr: { "label.titles.madame": "Madame", ... }, en: ... }. Written here from the API's texts
// when the page is joined, so that no label stands twice.
export const labels = "{{labels}}";
