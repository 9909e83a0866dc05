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
  // <form data-keeps>: one of several on a page. While another is sent, what was typed here waits in this tab and stands here again afterwards.
  var place = 'typed:' + window.location.pathname;
  var nameOf = function (form) { var of = form.elements._handler; return of && of.value ? of.value.replace(/^suggested-/, 'answer-') : ''; };
  var fieldsOf = function (form) { return Array.prototype.filter.call(form.elements, function (field) { return field.name && field.type !== 'hidden' && field.type !== 'file' && field.tagName !== 'BUTTON'; }); };
  var kept = function () { try { return JSON.parse(window.sessionStorage.getItem(place)) || {}; } catch (e) { return {}; } };
  var keep = function (all) {
    try { if (Object.keys(all).length) window.sessionStorage.setItem(place, JSON.stringify(all)); else window.sessionStorage.removeItem(place); return true; } catch (e) { return false; }
  };
  function keepOthers(form) {
    var all = kept();
    delete all[nameOf(form)];
    document.querySelectorAll('form[data-keeps][data-unsaved]').forEach(function (other) {
      if (other === form || nameOf(other) === nameOf(form) || !unsaved(other)) return;
      all[nameOf(other)] = fieldsOf(other).map(function (field) { return [field.name, field.type === 'checkbox' || field.type === 'radio' ? field.checked : field.value]; });
    });
    return keep(all);
  }
  function putBack() {
    var all = kept();
    document.querySelectorAll('form[data-keeps][data-unsaved]').forEach(function (form) {
      var words = all[nameOf(form)];
      if (!words || unsaved(form)) return; // a refused form has its own words
      fieldsOf(form).forEach(function (field, at) {
        if (!words[at] || words[at][0] !== field.name) return;
        if (field.type === 'checkbox' || field.type === 'radio') field.checked = words[at][1]; else field.value = words[at][1];
      });
      delete all[nameOf(form)];
    });
    keep(all);
  }
  if (document.querySelector('form[data-keeps]')) putBack();
  var staying = false;
  document.addEventListener('submit', function (event) {
    if (event.defaultPrevented) return;
    sent = event.target;
    staying = sent.hasAttribute('data-keeps') && keepOthers(sent);
  });
  window.addEventListener('beforeunload', function (event) {
    var left = Array.prototype.some.call(document.querySelectorAll('form[data-unsaved]'), function (form) { return form !== sent && unsaved(form) && !(sent && staying && form.hasAttribute('data-keeps')); });
    sent = null;
    if (!left) return;
    event.preventDefault();
    event.returnValue = '刚才填写的内容还没有保存，要离开吗？'; // most browsers say it in their own words
    Array.prototype.forEach.call(document.querySelectorAll('form[data-sent]'), function (form) { form.removeAttribute('data-sent'); }); // whoever stays may send again
  });
}());
