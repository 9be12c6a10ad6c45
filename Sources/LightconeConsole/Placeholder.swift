// Placeholder until this layer's first type.
