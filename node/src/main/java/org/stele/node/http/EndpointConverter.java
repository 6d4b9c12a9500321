package org.stele.node.http;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;

/** Writes what Spring's own endpoints answer, such as the health; reads nothing. */
final class EndpointConverter extends JacksonJsonHttpMessageConverter {
    @Override
    public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
        return false;
    }
}
