// Niceties only: every page works without this file.
(function () {
  'use strict';
  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (form.method !== 'post') return;
    if (form.getAttribute('data-sent')) { event.preventDefault(); return; }
    var limit = Number(form.getAttribute('data-largest-upload') || 0);
    var total = 0;
    form.querySelectorAll('input[type=file]').forEach(function (input) {
      Array.prototype.forEach.call(input.files, function (file) { total += file.size; });
    });
    if (limit && total > limit) {
      event.preventDefault();
      window.alert('文件合计 ' + Math.ceil(total / 1048576) + ' MB，超过 ' + Math.floor(limit / 1048576) + ' MB 的上限。请压缩或分次上传。');
      return;
    }
    form.setAttribute('data-sent', 'yes');
  });
  // Coming back with the browser's own button shows the form as it was: it may be sent again.
  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form[data-sent]').forEach(function (form) { form.removeAttribute('data-sent'); });
  });
}());
