// Asks before a page is left with words that were typed and not sent. A nicety only: without it nothing else changes.
// <form data-unsaved="">: whatever differs from what the page came with; "yes": what it came with is not stored either, as after a refusal;
// "itself": it saves by itself, and only chosen files would be lost.
(function () {
  'use strict';
  var sent = null;
  function differs(field) {
    if (!field.name || field.disabled) return false;
    if (field.type === 'file') return !!(field.files && field.files.length);
    if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked;
    if (field.tagName === 'SELECT') {
      var marked = Array.prototype.filter.call(field.options, function (option) { return option.defaultSelected; });
      return marked.length ? Array.prototype.some.call(field.options, function (option) { return option.selected !== option.defaultSelected; }) : field.selectedIndex > 0;
    }
    return field.type !== 'hidden' && field.defaultValue !== undefined && field.value !== field.defaultValue;
  }
  function unsaved(form) {
    var says = form.getAttribute('data-unsaved');
    return says === 'yes' || Array.prototype.some.call(form.elements, function (field) { return says === 'itself' ? field.type === 'file' && differs(field) : differs(field); });
  }
  document.addEventListener('submit', function (event) { if (!event.defaultPrevented) sent = event.target; });
  window.addEventListener('beforeunload', function (event) {
    var left = Array.prototype.some.call(document.querySelectorAll('form[data-unsaved]'), function (form) { return form !== sent && unsaved(form); });
    sent = null;
    if (!left) return;
    event.preventDefault();
    event.returnValue = '刚才填写的内容还没有保存，要离开吗？'; // most browsers say it in their own words
    Array.prototype.forEach.call(document.querySelectorAll('form[data-sent]'), function (form) { form.removeAttribute('data-sent'); }); // whoever stays may send again
  });
}());
