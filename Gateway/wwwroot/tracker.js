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
  // The document beside its points: a click anywhere in a point's words leads to it, j and k go on and back.
  document.addEventListener('click', function (event) {
    var run = event.target.closest && event.target.closest('[data-point]');
    if (run && run.getAttribute('data-point') && String(window.getSelection()) === '') window.location.hash = 'p-' + run.getAttribute('data-point');
  });
  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || (event.key !== 'j' && event.key !== 'k') || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    var points = Array.prototype.slice.call(document.querySelectorAll('.review-point'));
    if (!points.length) return;
    var here = points.map(function (point) { return '#' + point.id; }).indexOf(window.location.hash);
    var next = points[Math.max(0, Math.min(points.length - 1, here + (event.key === 'j' ? 1 : -1)))];
    window.location.hash = next.id;
    var source = document.getElementById(next.id.replace(/^p-/, 's-'));
    var pane = document.querySelector('.review-source');
    if (source && pane) pane.scrollTop = source.offsetTop - pane.offsetTop - 24;
  });
  // Work in the background: its bar goes on, and the page is read anew at its end.
  Array.prototype.forEach.call(document.querySelectorAll('[data-progress]'), function (place) {
    var ask = function () {
      fetch(place.getAttribute('data-progress'), { credentials: 'same-origin' }).then(function (answer) { return answer.ok ? answer.json() : null; }).then(function (now) {
        if (!now) return;
        if (!now.underWay) { window.location.reload(); return; }
        var bar = place.querySelector('progress');
        bar.max = now.whole || bar.max;
        bar.value = now.done;
        place.querySelector('.progress-words').textContent = now.done + '/' + bar.max;
        setTimeout(ask, 2000);
      }).catch(function () { setTimeout(ask, 10000); });
    };
    setTimeout(ask, 1000);
  });
  // A page that shows a plan's ledger is read anew when the plan has changed, whoever changed it; while somebody types, it only says so.
  var shown = document.querySelector('[data-live]');
  if (shown) {
    var plan = shown.getAttribute('data-live');
    var typing = function () {
      return /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName) || Array.prototype.some.call(shown.querySelectorAll('input, textarea, select'), function (field) {
        return field.type === 'checkbox' || field.type === 'radio' ? field.checked !== field.defaultChecked : field.defaultValue !== undefined && field.value !== field.defaultValue;
      });
    };
    var notice = document.querySelector('.live-notice');
    var under = false, again = false;
    var refresh = function () {
      if (typing()) { notice.hidden = false; return; }
      if (under) { again = true; return; }
      under = true;
      fetch(window.location.href, { credentials: 'same-origin' }).then(function (answer) { return answer.ok && !answer.redirected ? answer.text() : null; }).then(function (text) {
        var fresh = text && new DOMParser().parseFromString(text, 'text/html').querySelector('[data-live]');
        if (fresh && !typing()) { shown.innerHTML = fresh.innerHTML; shown.setAttribute('data-live-at', String(Date.now())); } else { notice.hidden = false; }
      }).catch(function () { notice.hidden = false; }).then(function () { under = false; if (again) { again = false; refresh(); } });
    };
    if (window.SharedWorker) {
      var worker = new SharedWorker(shown.getAttribute('data-live-script'));
      worker.port.onmessage = function (event) { 
        if (event.data === 'ready' && shown.getAttribute('data-live-heard')) refresh(); // connected anew: what happened meanwhile was not heard
        if (event.data === 'ready') shown.setAttribute('data-live-heard', 'yes');
        if (event.data === plan) refresh();
      };
      worker.port.start();
      window.addEventListener('pagehide', function () { worker.port.postMessage('bye'); });
    } else {
      setInterval(refresh, 30000);
    }
  }
  // A sheet saves its draft by itself: what was typed is nowhere lost, and never put over what somebody else saved.
  var bar = document.querySelector('[data-sheet]');
  if (bar) {
    var sheet = bar.form || bar.parentNode;
    while (sheet && sheet.tagName !== 'FORM') sheet = sheet.parentNode;
    var saved = bar.querySelector('.sheet-saved');
    var timer = null, busy = false, more = false, stopped = false, dirty = false;
    var say = function (words, bad) {
      saved.textContent = words;
      saved.classList.toggle('sheet-unsaved', !!bad);
      sheet.setAttribute('data-unsaved', bad || dirty ? 'yes' : 'itself'); // unsaved.js asks: what a page sends when it is left is cut off past 64 KB
    };
    var fields = function () {
      var data = new FormData(sheet);
      sheet.querySelectorAll('input[type=file]').forEach(function (input) { data.delete(input.name); });
      return data;
    };
    var count = function () {
      var done = 0;
      sheet.querySelectorAll('.sheet-row').forEach(function (row) {
        var answered = !!row.querySelector('.sheet-choice:checked');
        row.classList.toggle('sheet-answered', answered);
        if (answered) done++;
      });
      bar.querySelector('.sheet-count b').textContent = done;
    };
    var save = function () {
      if (stopped) return;
      if (busy) { more = true; return; }
      busy = true;
      dirty = false;
      say('正在保存…');
      fetch(bar.getAttribute('data-sheet'), { method: 'POST', body: fields(), credentials: 'same-origin' }).then(function (answer) {
        if (!answer.ok || answer.redirected) throw new Error();
        return answer.json();
      }).then(function (kept) {
        sheet.querySelectorAll('.sheet-row').forEach(function (row) {
          var mark = kept.marks[row.getAttribute('data-row')];
          var base = row.querySelector('input[name^=b]');
          if (mark && base) base.value = mark;
          row.classList.toggle('sheet-clash', kept.clashes.indexOf(row.getAttribute('data-row')) >= 0);
        });
        if (kept.marks['sign-off']) sheet.elements.signoff.value = kept.marks['sign-off'];
        if (kept.clashes.length) { stopped = true; say('有 ' + kept.clashes.length + ' 处别人也改了，请按「保存草稿」核对', true); } else say((kept.by ? kept.by + ' 也在填，' : '') + '已自动保存 ' + kept.at);
      }).catch(function () { dirty = true; say('没有存上，请按「保存草稿」', true); }).then(function () { busy = false; if (more) { more = false; save(); } });
    };
    var later = function () { dirty = true; sheet.setAttribute('data-unsaved', 'yes'); count(); if (timer) clearTimeout(timer); timer = setTimeout(save, 1200); };
    sheet.addEventListener('input', later);
    sheet.addEventListener('change', function (event) { if (/^(checkbox|radio|date|file|select-one)$/.test(event.target.type)) later(); }); // a text that is left has said so before
    sheet.addEventListener('submit', function () { stopped = true; if (timer) clearTimeout(timer); });
    window.addEventListener('pagehide', function () { if (dirty && !stopped && navigator.sendBeacon) navigator.sendBeacon(bar.getAttribute('data-sheet'), fields()); });
    bar.querySelector('.sheet-rest').addEventListener('click', function (event) {
      event.preventDefault();
      sheet.querySelectorAll('.sheet-row:not(.sheet-returned)').forEach(function (row) {
        var same = row.querySelector('.sheet-same');
        if (same && !row.querySelector('.sheet-choice:checked')) same.checked = true;
      });
      later();
    });
    count();
    if (sheet.getAttribute('data-unsaved') === 'yes') later(); // what came back after a sign-in is stored nowhere yet
  }
  document.addEventListener('click', function (event) {
    var button = event.target.closest && event.target.closest('[data-copy], [data-print]');
    if (!button) return;
    if (button.hasAttribute('data-print')) { window.print(); return; }
    var words = document.getElementById(button.getAttribute('data-copy'));
    words.focus();
    words.select();
    document.execCommand('copy');
    button.textContent = '已复制';
  });
  // Coming back with the browser's own button shows the form as it was: it may be sent again.
  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form[data-sent]').forEach(function (form) { form.removeAttribute('data-sent'); });
  });
}());
