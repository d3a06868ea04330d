import { type RefObject, useLayoutEffect, useState } from 'react';

/** Width of what an element stands in, in CSS pixels; followed while the element is `there`. */
export function useWidth(element: RefObject<HTMLElement | null>, there: boolean): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const around = element.current?.parentElement;
    if (!there || !around) return;
    const measure = () => setWidth(around.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(around);
    return () => observer.disconnect();
  }, [element, there]);
  return width;
}
