package org.stele.gateway.fhir.search.query;

import java.util.List;
import java.util.function.Consumer;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;

/** The parameters of one request. */
final class Parameters {
    private static final int MOST = 64;
    private static final int VALUES = 1_000;

    private Parameters() {}

    /**
     * Reads them in their order.
     *
     * @param lenient whether a parameter that is not known is left out instead of refused (R4 search.html#errors)
     * @throws InvalidSearchException where there are too many of them or of their values, or {@code reader} throws it
     */
    static void read(List<Parameter> asked, boolean lenient, Consumer<Parameter> reader) {
        requireBearable(asked);
        for (Parameter parameter : asked) {
            try {
                reader.accept(parameter);
            } catch (InvalidSearchException e) {
                if (!lenient || e.reason() != Reason.UNKNOWN_PARAMETER) {
                    throw e;
                }
            }
        }
    }

    private static void requireBearable(List<Parameter> asked) {
        int values = 0;
        for (int i = 0; i < asked.size(); i++) {
            values += Escaped.split(asked.get(i).value(), ',').size();
            if (i >= MOST || values > VALUES) {
                throw new InvalidSearchException(Reason.TOO_MUCH, asked.get(i).name());
            }
        }
    }

    /** From 0. */
    static int number(Parameter parameter) {
        String value = parameter.value();
        if (!value.matches("\\d{1,9}")) {
            throw new InvalidSearchException(Reason.BAD_VALUE, parameter.name());
        }
        return Integer.parseInt(value);
    }
}
