package dev.easel.core.domain;

/** A request for an image from a prompt alone. */
public final class GenerateRequest extends ImageRequest {
    private GenerateRequest(Builder builder) {
        super(builder);
    }

    /** Returns a request with only a prompt. */
    public static GenerateRequest of(String prompt) {
        return builder(prompt).build();
    }

    /** Starts a request. */
    public static Builder builder(String prompt) {
        return new Builder(prompt);
    }

    @Override
    public Verb verb() {
        return Verb.GENERATE;
    }

    @Override
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Collects a {@link GenerateRequest}. */
    public static final class Builder extends ImageRequest.Builder<Builder> {
        private Builder(String prompt) {
            super(prompt);
        }

        private Builder(GenerateRequest from) {
            super(from);
        }

        @Override
        Builder self() {
            return this;
        }

        @Override
        public GenerateRequest build() {
            return new GenerateRequest(this);
        }
    }
}
