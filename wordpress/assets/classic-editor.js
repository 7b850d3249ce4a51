// The box of the classic editor. The manifest is a field of its form.

( ( wp, settings ) => {
	const { createElement: el, useEffect, useState } = wp.element;
	const form = document.getElementById( 'post' );
	const field = form?.elements.claim_labels_manifest;
	const place = document.getElementById( 'claim-labels-report' );
	if ( ! field || ! place ) return;
	const area = document.getElementById( 'content' );
	const visual = () => window.tinymce?.get( 'content' );

	// The visual editor writes into the form what it would save.
	const text = () => {
		const editor = visual();
		if ( editor && ! editor.isHidden() ) editor.save();
		return area?.value ?? '';
	};

	const about = () => ( { headline: form.elements.post_title?.value ?? '' } );

	// A draft is saved as one; pressing Save here publishes nothing.
	const onSave = () => {
		const button = document.getElementById( 'save-post' ) ?? document.getElementById( 'publish' );
		button.click();
		return new Promise( () => {} ); // The page goes.
	};

	const lines = ( value ) => value.replace( /\r\n?/g, '\n' );
	let isLeft = false;
	form.addEventListener( 'submit', () => ( isLeft = true ) );
	window.addEventListener( 'beforeunload', ( event ) => {
		if ( ! isLeft && lines( field.value ) !== lines( settings.stored ) ) event.preventDefault();
	} );

	const Box = () => {
		const [ manifest, setManifest ] = useState( settings.mine ?? settings.stored );
		const [ decided, setDecided ] = useState( settings.mine === null );
		const [ changed, setChanged ] = useState( 0 );
		useEffect( () => {
			const look = () => setChanged( ( before ) => before + 1 );
			area?.addEventListener( 'input', look );
			const watch = ( editor ) => editor?.id === 'content' && editor.on( 'change keyup undo redo', look );
			watch( visual() );
			window.tinymce?.on( 'AddEditor', ( { editor } ) => watch( editor ) );
			return () => area?.removeEventListener( 'input', look );
		}, [] );
		const take = ( value ) => {
			field.value = value;
			form.elements.claim_labels_decided.value = '1';
			setManifest( value );
			setDecided( true );
		};
		return el( settings.Claims,
			{
				post: settings.post,
				text,
				about,
				changed,
				manifest,
				onSave,
				stored: settings.stored,
				onChange: ( { manifest: now, dirty } ) => take( dirty ? now : settings.stored ),
			},
			! decided && settings.refused && el( settings.Refused, {
				why: settings.refused,
				mine: settings.mine,
				onStored: () => take( settings.stored ),
			} ),
			! decided && ! settings.refused && el( settings.Conflict, {
				editor: settings.editor,
				onMine: () => take( settings.mine ),
				onTheirs: () => take( settings.stored ),
			} )
		);
	};

	if ( wp.element.createRoot ) wp.element.createRoot( place ).render( el( Box ) );
	else wp.element.render( el( Box ), place );
	if ( settings.stale ) settings.makeStaticLabels( settings.post ).catch( ( error ) => window.console.error( `claim-labels: ${ error.message }` ) );
} )( window.wp, window.claimLabels );
