package lab;

/** An error as the program got it. */
record Failure(String type, String message) {

    static Failure of(Throwable error) {
        String message = error.getMessage();
        // Where the outermost error says nothing, its cause does; a Throwable prints as "type: message".
        if (message == null && error.getCause() != null) {
            message = error.getCause().toString();
        }
        return new Failure(error.getClass().getName(), message);
    }
}
