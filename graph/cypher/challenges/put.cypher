CREATE (:Challenge {id: $id, text: $text, purpose: $purpose, until: $until})
