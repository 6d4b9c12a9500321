package org.stele.node.media;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** In which of its two forms FHIR is sent and asked for (R4 http.html#mime-type). */
public final class FhirForm {
    public static final String XML = "application/fhir+xml";
    public static final String JSON = "application/fhir+json";

    /** Where FHIR is answered on this server. */
    public static final String BASE = "/fhir/R4";

    private static final String FORMAT = "_format=";
    private static final String FORM = FhirForm.class.getName();
    private static final Set<String> XML_TYPES = Set.of(XML, "application/xml", "text/xml");
    private static final Set<String> JSON_TYPES = Set.of(JSON, "application/json", "*/*", "application/*");
    /** A plus that was not escaped is a blank. */
    private static final Set<String> XML_FORMATS =
            Set.of("xml", "text/xml", "application/xml", XML, "application/fhir xml");

    private FhirForm() {}

    public static boolean isFhir(HttpServletRequest request) {
        return String.valueOf(request.getRequestURI()).startsWith(BASE);
    }

    public static boolean isXml(HttpServletRequest request) {
        return XML_TYPES.contains(
                bare(Optional.ofNullable(request.getContentType()).orElse("")));
    }

    public static boolean isJson(Optional<String> contentType) {
        return contentType.map(FhirForm::bare).filter(JSON::equals).isPresent();
    }

    /** Whether the answer is to be XML: {@code _format} counts more than {@code Accept}. */
    public static boolean wantsXml(HttpServletRequest request) {
        return format(request).map(XML_FORMATS::contains).orElseGet(() -> accepts(request));
    }

    /** Keeps what a form asks for, for whoever answers it. Its body must be one that can be read again. */
    public static void hearForm(HttpServletRequest request) throws IOException {
        boolean isForm = bare(Optional.ofNullable(request.getContentType()).orElse(""))
                .equals(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
        if (isForm && isFhir(request)) {
            request.setAttribute(FORM, new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** That of the address counts more than that of a form. */
    private static Optional<String> format(HttpServletRequest request) {
        return format(Optional.ofNullable(request.getQueryString()).orElse(""))
                .or(() -> Optional.ofNullable(request.getAttribute(FORM)).flatMap(form -> format(form.toString())));
    }

    private static Optional<String> format(String parameters) {
        return Arrays.stream(parameters.split("&"))
                .filter(parameter -> parameter.startsWith(FORMAT))
                .map(parameter -> parameter.substring(FORMAT.length()))
                .flatMap(value -> decoded(value).stream())
                .map(FhirForm::bare)
                .findFirst();
    }

    /** What is no query is refused by whoever reads it. */
    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean accepts(HttpServletRequest request) {
        try {
            return MediaType.parseMediaTypes(Collections.list(request.getHeaders("Accept"))).stream()
                    .filter(type -> type.getQualityValue() > 0)
                    .sorted(Comparator.comparingDouble(MediaType::getQualityValue)
                            .reversed())
                    .map(type -> bare(type.toString()))
                    .filter(type -> XML_TYPES.contains(type) || JSON_TYPES.contains(type))
                    .findFirst()
                    .filter(XML_TYPES::contains)
                    .isPresent();
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /** Without parameters such as {@code fhirVersion}. */
    private static String bare(String type) {
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
