// Niceties only: every page works without this file.
(function () {
  'use strict';
  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (form.method !== 'post') return;
    if (form.getAttribute('data-sent')) { event.preventDefault(); return; }
    var limit = Number(form.getAttribute('data-largest-file') || 0);
    var large = [];
    form.querySelectorAll('input[type=file]').forEach(function (input) {
      Array.prototype.forEach.call(input.files, function (file) { if (limit && file.size > limit) large.push(file.name); });
    });
    if (large.length) {
      event.preventDefault();
      window.alert('文件超过 ' + Math.floor(limit / 1048576) + ' MB，请压缩后再传：' + large.join('、'));
      return;
    }
    form.setAttribute('data-sent', 'yes');
  });
  // Coming back with the browser's own button shows the form as it was: it may be sent again.
  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form[data-sent]').forEach(function (form) { form.removeAttribute('data-sent'); });
  });
}());
