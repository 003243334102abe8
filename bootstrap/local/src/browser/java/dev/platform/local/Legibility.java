package dev.platform.local;

import java.util.List;

import com.microsoft.playwright.Page;

/**
 * How well the texts of a page stand out, by the formula of WCAG 2.
 */
final class Legibility {

	private static final String LUMINANCE = """
			const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
			const luminance = (color) => {
			  const [r, g, b] = color.map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
			  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
			};
			const ground = (element) => {
			  for (let e = element; e; e = e.parentElement) {
			    const [r, g, b, alpha = 1] = numbers(getComputedStyle(e).backgroundColor);
			    if (alpha > 0) return [r, g, b];
			  }
			  return [255, 255, 255];
			};
			""";

	// Only elements with words of their own that somebody sees; what shines through them is
	// taken off.
	private static final String FAINT = LUMINANCE + """
			const faint = [];
			for (const element of document.querySelectorAll('body *')) {
			  const words = [...element.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data.trim()).join('');
			  const style = getComputedStyle(element);
			  if (words === '' || !element.checkVisibility() || style.clipPath !== 'none') continue;
			  const back = ground(element);
			  const [r, g, b, alpha = 1] = numbers(style.color);
			  let opacity = alpha;
			  for (let e = element; e; e = e.parentElement) opacity *= getComputedStyle(e).opacity;
			  const ink = [r, g, b].map((c, i) => c * opacity + back[i] * (1 - opacity));
			  const [dark, light] = [luminance(ink), luminance(back)].sort((x, y) => x - y);
			  const contrast = (light + 0.05) / (dark + 0.05);
			  if (contrast < 4.5) faint.push(`${words}: ${contrast.toFixed(2)}`);
			}
			return faint;
			""";

	private Legibility() {
	}

	/** The texts with a contrast below 4.5, and what it is. */
	static List<?> faint(Page page) {
		return (List<?>) page.evaluate("() => {%s}".formatted(FAINT));
	}

	/** From 0, black, to 1, white. */
	static double brightness(Page page) {
		return ((Number) page.evaluate("() => {%s return luminance(ground(document.body));}".formatted(LUMINANCE)))
			.doubleValue();
	}

}
