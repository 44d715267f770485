(() => {
  'use strict';

  const AWAKE_MS = 2500;
  const body = document.body;
  const slides = [...document.querySelectorAll('.slide')];
  const bar = document.querySelector('nav');
  const place = document.getElementById('place');
  const status = document.getElementById('status');
  const help = document.getElementById('help');
  const rtl = document.documentElement.dir === 'rtl';
  let at = 0;
  let typed = '';
  let sleeper = 0;

  /* Letters that are not those of the page may be wider: then they get smaller, until they fit. */
  const fit = slide => {
    if (slide.dataset.fitted)
      return;
    slide.dataset.fitted = 'yes';
    for (const box of slide.querySelectorAll('.text:not([aria-hidden])')) {
      const words = box.firstElementChild;
      const spare = parseFloat(getComputedStyle(box).fontSize) * 0.3;

      for (let scale = 0.96; scale > 0.6 && words.offsetHeight > box.clientHeight + spare; scale -= 0.04)
        box.style.setProperty('--f', scale);
    }
  };

  const isGrid = () => body.classList.contains('grid');

  const tell = () => {
    const fill = words => words.replace('%1', at + 1).replace('%2', slides.length).replace('%3',
      // A function: of a string, "$&" would be what it stands for.
      () => slides[at].getAttribute('aria-label'));

    place.textContent = fill(place.dataset.words);
    status.textContent = fill(status.dataset.words);
  };

  const go = (to, quiet) => {
    slides[at].classList.remove('current');
    at = Math.max(0, Math.min(slides.length - 1, to));
    slides[at].classList.add('current');
    if (isGrid())
      slides[at].scrollIntoView({ block: 'nearest' });
    else
      fit(slides[at]);
    if (!quiet)
      history.replaceState(null, '', '#' + slides[at].id);
    tell();
  };

  const goToHash = () => {
    let target = null;

    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch (error) {
      /* An address that somebody mistyped. */
    }
    const slide = target ? target.closest('.slide') : null;

    go(slide ? slides.indexOf(slide) : at, slide !== null);
  };

  const goToNumber = number => {
    const to = slides.findIndex(slide => Number(slide.dataset.number) === number);

    go(to >= 0 ? to : slides.length - 1);
  };

  const setGrid = on => {
    body.classList.toggle('grid', on);
    body.classList.toggle('show', !on);
    go(at);
  };

  const toggleNotes = () => {
    const on = body.classList.toggle('spoken');

    for (const notes of document.querySelectorAll('.notes'))
      notes.open = on;
  };

  const toggleFullscreen = () => {
    const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();

    /* A browser may refuse: then all stays as it is. */
    done.catch(() => {});
  };

  const toggleScreen = color => {
    const on = !body.classList.contains(color);

    body.classList.remove('black', 'white');
    body.classList.toggle(color, on);
  };

  const getColumns = () => {
    const top = slides[0].offsetTop;
    const n = slides.findIndex(slide => slide.offsetTop > top);

    return n > 0 ? n : slides.length;
  };

  const move = {
    first: () => go(0),
    last: () => go(slides.length - 1),
    next: () => go(at + 1),
    previous: () => go(at - 1),
    below: () => go(isGrid() ? at + getColumns() : at + 1),
    above: () => go(isGrid() ? at - getColumns() : at - 1),
    notes: toggleNotes,
    overview: () => setGrid(!isGrid()),
    fullscreen: toggleFullscreen,
    black: () => toggleScreen('black'),
    white: () => toggleScreen('white'),
    help: () => help.showModal(),
    close: () => help.close(),
  };

  const keys = {
    ArrowRight: rtl ? 'previous' : 'next', ArrowLeft: rtl ? 'next' : 'previous', ArrowDown: 'below', ArrowUp: 'above',
    PageDown: 'next', PageUp: 'previous', Backspace: 'previous', Home: 'first', End: 'last', n: 'notes', s: 'notes',
    f: 'fullscreen', b: 'black', '.': 'black', w: 'white', ',': 'white', o: 'overview', g: 'overview', '?': 'help',
  };

  const press = event => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const onControl = event.target instanceof Element && event.target.closest('a, button, summary');

    if (key === 'Enter' && typed !== '') {
      goToNumber(Number(typed));
    } else if (key === 'Enter' && isGrid()) {
      setGrid(false);
    } else if (onControl && (key === 'Enter' || key === ' ')) {
      return false;
    } else if (key === ' ') {
      (event.shiftKey ? move.previous : move.next)();
    } else if (key === 'Enter') {
      move.next();
    } else if (key === 'Escape') {
      body.classList.remove('black', 'white');
      if (isGrid())
        setGrid(false);
    } else if (/^[0-9]$/.test(key)) {
      typed = (typed + key).slice(-4);
      return true;
    } else if (Object.hasOwn(keys, key)) {
      move[keys[key]]();
    } else {
      return false;
    }
    typed = '';
    return true;
  };

  /* The bar and the pointer stand in the way of what is shown, so they go when nobody moves. */
  const wake = () => {
    body.classList.add('awake');
    clearTimeout(sleeper);
    sleeper = setTimeout(() => body.classList.remove('awake'), AWAKE_MS);
  };

  let touch = null;

  document.addEventListener('keydown', event => {
    if (!event.ctrlKey && !event.altKey && !event.metaKey && !help.open && press(event))
      event.preventDefault();
  });
  document.addEventListener('click', event => {
    const slide = event.target.closest('.slide');
    const button = event.target.closest('button[data-move]');

    if (button) {
      move[button.dataset.move]();
    } else if (slide && isGrid()) {
      go(slides.indexOf(slide));
      setGrid(false);
    }
  });
  document.addEventListener('touchstart', event => {
    touch = event.touches.length === 1 ? event.touches[0] : null;
  }, { passive: true });
  document.addEventListener('touchend', event => {
    const end = event.changedTouches[0];
    const wide = touch && Math.abs(end.clientX - touch.clientX) > 50
      && Math.abs(end.clientX - touch.clientX) > 2 * Math.abs(end.clientY - touch.clientY);

    if (wide && !isGrid())
      go((end.clientX < touch.clientX) !== rtl ? at + 1 : at - 1);
    touch = null;
  }, { passive: true });
  document.addEventListener('pointermove', wake, { passive: true });
  document.addEventListener('pointerdown', wake, { passive: true });
  window.addEventListener('hashchange', goToHash);

  bar.hidden = false;
  body.classList.add('show');
  goToHash();
})();
