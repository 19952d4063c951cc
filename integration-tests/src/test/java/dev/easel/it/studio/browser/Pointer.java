package dev.easel.it.studio.browser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A mouse, a pen or a finger on the page; its events are as trusted as those of a person, in CSS pixels with fractions. */
public enum Pointer {
    MOUSE,
    PEN,
    TOUCH;

    private static final int LEFT = 1;

    /** Presses at a point. */
    public void down(Browser browser, double x, double y) {
        if (this == TOUCH) {
            touch(browser, "touchStart", List.of(new double[] {x, y}));
        } else {
            mouse(browser, "mouseMoved", x, y, 0);
            mouse(browser, "mousePressed", x, y, LEFT);
        }
    }

    /** Moves while pressed. */
    public void move(Browser browser, double x, double y) {
        if (this == TOUCH) {
            touch(browser, "touchMove", List.of(new double[] {x, y}));
        } else {
            mouse(browser, "mouseMoved", x, y, LEFT);
        }
    }

    /** Lets go. */
    public void up(Browser browser, double x, double y) {
        if (this == TOUCH) {
            touch(browser, "touchEnd", List.of());
        } else {
            mouse(browser, "mouseReleased", x, y, 0);
        }
    }

    /** Presses at the first point, moves over the others and lets go at the last. */
    public void stroke(Browser browser, double... points) {
        down(browser, points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            move(browser, points[i], points[i + 1]);
        }
        up(browser, points[points.length - 2], points[points.length - 1]);
    }

    private void mouse(Browser browser, String type, double x, double y, int buttons) {
        Map<String, Object> event = new HashMap<>();
        event.put("type", type);
        event.put("x", x);
        event.put("y", y);
        event.put("buttons", buttons);
        event.put("button", type.equals("mouseMoved") ? buttons == 0 ? "none" : "left" : "left");
        event.put("clickCount", type.equals("mouseMoved") ? 0 : 1);
        event.put("pointerType", this == PEN ? "pen" : "mouse");
        if (this == PEN) {
            event.put("force", buttons == 0 ? 0 : 0.5);
        }
        browser.cdp("Input.dispatchMouseEvent", event);
    }

    /** Sends a touch of several fingers at once; those that are not listed have left. */
    public static void touch(Browser browser, String type, List<double[]> fingers) {
        List<Map<String, Object>> points = new ArrayList<>();
        for (double[] finger : fingers) {
            points.add(Map.of("x", finger[0], "y", finger[1], "id", points.size()));
        }
        browser.cdp("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", points));
    }
}
