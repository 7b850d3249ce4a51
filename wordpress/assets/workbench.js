// The workbench over the post, in a frame: it holds nothing, and every change is the editor's at once.

( ( wp, settings ) => {
	const { createElement: el, useEffect, useRef, useState } = wp.element;
	const { __ } = wp.i18n;
	const workbench = new URL( settings.workbench, window.location.href );
	workbench.searchParams.set( 'host', window.location.origin );

	/**
	 * `opened` is the workbench's message `open` without its envelope; `onChange( { manifest, dirty } )` hears of each change, and
	 * `onSave()` settles when all is saved.
	 */
	const Workbench = ( { opened, onChange, onSave, onClose } ) => {
		const frame = useRef();
		const [ refused, setRefused ] = useState();
		const isUsable = useRef( true ); // A text in the JSON view that cannot be used is nowhere else.
		const now = useRef();
		now.current = { onChange, onSave };
		useEffect( () => {
			const say = ( message ) =>
				frame.current?.contentWindow?.postMessage(
					{ protocol: 'claim-labels-workbench', version: 1, document: opened.document, ...message },
					workbench.origin
				);
			const save = async ( { revision, manifest } ) => {
				try {
					await now.current.onChange( { manifest, dirty: true } );
					await now.current.onSave();
					say( { type: 'saved', revision } );
				} catch ( error ) {
					say( { type: 'failed', revision, message: error.message } );
				}
			};
			const hear = ( { source, origin, data } ) => {
				if ( source !== frame.current?.contentWindow || origin !== workbench.origin || data?.protocol !== 'claim-labels-workbench' ) return;
				if ( data.type === 'ready' ) say( { type: 'open', ...opened } );
				if ( data.type === 'changed' ) {
					isUsable.current = data.usable;
					now.current.onChange( data );
				}
				if ( data.type === 'save' ) save( data );
				if ( data.type === 'refused' ) setRefused( data.message );
			};
			window.addEventListener( 'message', hear );
			return () => window.removeEventListener( 'message', hear );
		}, [ opened ] );
		const close = () => {
			const isSure = () => window.confirm( __( 'The JSON view holds a text that cannot be used. Close the workbench and lose that text?', 'claim-labels' ) );
			if ( isUsable.current || isSure() ) onClose();
		};
		return el( wp.components.Modal,
			{
				title: __( 'Claims', 'claim-labels' ),
				className: 'claim-labels-modal',
				isFullScreen: true,
				shouldCloseOnClickOutside: false,
				onRequestClose: close,
			},
			refused && el( wp.components.Notice, { status: 'error', isDismissible: false }, refused ),
			el( 'iframe', { ref: frame, src: workbench.href, title: __( 'Claims workbench', 'claim-labels' ) } )
		);
	};

	/** Report, button, and the workbench when it is open: the same in both editors. */
	const Claims = ( { post, text, changed, manifest, stored, about, theirs, onChange, onSave, children } ) => {
		const report = settings.useReport( { post, text, changed, manifest } );
		const [ opened, setOpened ] = useState();
		const [ failed, setFailed ] = useState();
		const [ busy, setBusy ] = useState( false );
		const open = async () => {
			setBusy( true );
			setFailed( undefined );
			try {
				const html = await settings.rendered( post, text() );
				setOpened( {
					document: `post-${ post }`,
					article: { html, language: settings.language, ...about() },
					manifest: manifest || null,
					saved: ( theirs ?? stored ) || ( manifest ? { version: 1, claims: [] } : null ),
					sources: settings.sources,
				} );
			} catch ( error ) {
				setFailed( error.message );
			}
			setBusy( false );
		};
		return el( wp.element.Fragment, {},
			children,
			el( settings.Report, { report, manifest } ),
			failed && el( 'p', { role: 'alert' }, failed ),
			el( wp.components.Button, { variant: 'secondary', onClick: open, isBusy: busy, disabled: busy, className: 'claim-labels-open' },
				manifest ? __( 'Open the workbench', 'claim-labels' ) : __( 'Label claims', 'claim-labels' )
			),
			opened && el( Workbench, { opened, onChange, onSave, onClose: () => setOpened( undefined ) } )
		);
	};

	/** Two manifests where one is wanted: the editor's, and what somebody else has saved. */
	const Conflict = ( { editor, onMine, onTheirs } ) =>
		el( wp.components.Notice, { status: 'warning', isDismissible: false, className: 'claim-labels-conflict' },
			el( 'p', {}, wp.i18n.sprintf( __( '%s saved other claims since you opened this post. Yours are here and not saved. “Open the workbench”, then “Save…” there, shows how the two differ.', 'claim-labels' ), editor ) ),
			el( wp.components.Button, { variant: 'secondary', onClick: onMine }, __( 'Keep mine', 'claim-labels' ) ),
			' ',
			el( wp.components.Button, { variant: 'secondary', onClick: onTheirs }, __( 'Take theirs', 'claim-labels' ) )
		);

	/** Claims that were not stored because of what is in them. Their text is there, too, for what not even the workbench can read. */
	const Refused = ( { why, mine, onStored } ) =>
		el( wp.components.Notice, { status: 'error', isDismissible: false, className: 'claim-labels-conflict' },
			el( 'p', {}, why ),
			el( 'p', {}, __( 'What you did to the claims is here and not saved. “Open the workbench” takes it up: mend it there, and save.', 'claim-labels' ) ),
			el( 'details', {},
				el( 'summary', {}, __( 'Their text', 'claim-labels' ) ),
				el( 'textarea', { readOnly: true, rows: 6, value: mine, 'aria-label': __( 'Text of the claims that were not saved', 'claim-labels' ) } )
			),
			el( wp.components.Button, { variant: 'secondary', onClick: onStored }, __( 'Discard, and keep what is stored', 'claim-labels' ) )
		);

	Object.assign( settings, { Claims, Conflict, Refused } );
} )( window.wp, window.claimLabels );
