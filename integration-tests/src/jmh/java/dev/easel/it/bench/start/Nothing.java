package dev.easel.it.bench.start;

/** A program that does nothing. */
final class Nothing {
    private Nothing() {}

    public static void main(String[] arguments) {
        System.out.println("nothing");
    }
}
