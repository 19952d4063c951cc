package dev.easel.cli.runtime;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The signals that end a process, SIGTERM and Ctrl-C, handled by the program: after the JVM's own handling, the exit code
 * could no longer be chosen and a second signal would be ignored.
 *
 * <p>The JDK has only {@code sun.misc.Signal} for it, which the compiler warns of, so it is called by reflection. Where it is
 * missing, or the JVM was started with {@code -Xrs}, signals stay the JVM's.
 */
public final class TerminationSignals {
    private static final List<String> NAMES = List.of("TERM", "INT");

    private TerminationSignals() {}

    /** Runs a task at the first signal, and ends the process at the second one. */
    static void handle(Runnable first) {
        AtomicBoolean stopping = new AtomicBoolean();
        Runnable handler = () -> {
            if (stopping.compareAndSet(false, true)) {
                first.run();
            } else {
                Runtime.getRuntime().halt(ExitCode.CANCELLED);
            }
        };
        NAMES.forEach(name -> handle(name, handler));
    }

    /** Runs a task at each signal of a name, such as {@code WINCH}; on a system without it, it never runs. */
    static void handle(String name, Runnable handler) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (self, method, arguments) -> invoke(self, method, arguments, handler));
            signal.getMethod("handle", signal, type)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.getLogger(TerminationSignals.class.getName())
                    .log(System.Logger.Level.DEBUG, "The signal " + name + " stays the JVM's.", e);
        }
    }

    private static Object invoke(Object self, Method method, Object[] arguments, Runnable handler) {
        return switch (method.getName()) {
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            case "toString" -> "TerminationSignals";
            default -> {
                handler.run();
                yield method;
            }
        };
    }
}
